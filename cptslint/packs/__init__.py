"""Rule packs: YAML data to rules and vocabulary, with every mistake told by file and line."""
