"""Tests of the rules of clause 10."""
