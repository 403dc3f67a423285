"""Peers: what users would search this handbook with if this service were not there, each as its documentation recommends."""
