"""The tool's own words, each as a `Text` in English and French. One module per subject."""
