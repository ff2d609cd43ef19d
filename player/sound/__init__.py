"""The sound desk: what plays through which stages, and why; no Qt and no scipy in here."""
