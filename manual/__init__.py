"""The pages of ``docs`` that are generated, and what the site needs beside them: ``python -m manual`` writes the pages."""
