"""Search service of the handbook: from exported passages to ranked answers over HTTP."""
