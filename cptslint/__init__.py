"""cptslint: reads a French partnership convention and tells a CPTS what to negotiate.

    from cptslint import lint
    report = lint("convention.docx")
"""

from cptslint.analysis import lint
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.version import VERSION as __version__

__all__ = ["Finding", "Report", "__version__", "lint"]
