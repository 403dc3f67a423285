"""The command ``samenwerkwijzer``: it joins the site build and the search service, which do not know each other."""
