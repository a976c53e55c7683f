"""Measures of accuracy and speed; nothing here is needed to use cptslint."""
