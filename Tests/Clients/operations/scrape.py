"""`/metrics` as Prometheus understands it."""
from prometheus_client.parser import text_string_to_metric_families


class Scrape:
    """One reading of the page."""

    def __init__(self, text):
        self.families = {}
        self.values = {}
        for family in text_string_to_metric_families(text):
            assert family.name not in self.families, f"{family.name} is there twice"
            assert family.documentation, f"{family.name} says nothing of itself"
            self.families[family.name] = family
            for sample in family.samples:
                key = (sample.name, tuple(sorted(sample.labels.items())))
                assert key not in self.values, f"{key} is there twice"
                self.values[key] = sample.value

    def one(self, name, **labels):
        """The value of exactly these labels; None where there is none."""
        return self.values.get((name, tuple(sorted(labels.items()))))

    def all(self, name, **labels):
        """The values by their labels, of all that have those that are given."""
        wanted = set(labels.items())
        return {key[1]: value for key, value in self.values.items() if key[0] == name and wanted <= set(key[1])}

    def sum(self, name, **labels):
        return sum(self.all(name, **labels).values())

    def counters(self):
        """Everything that may not fall."""
        kinds = {name: family.type for name, family in self.families.items()}
        found = {}
        for (name, labels), value in self.values.items():
            family = next((one for one in (name, name.rsplit("_", 1)[0]) if one in kinds), None)
            if kinds.get(family) in ("counter", "histogram"):
                found[(name, labels)] = value
        return found
