"""cptslint: reads a French partnership convention and tells a CPTS what to negotiate."""
