"""Commitments: who must, may, must not or is spared what."""

from cptslint.structure.commitments.context import Material
from cptslint.structure.commitments.finder import CommitmentFinder

__all__ = ["CommitmentFinder", "Material"]
