"""Writes networks.json: published networks with the values that networkx gives, and igraph where it is installed too.

    python3 tests/conformance/networks/reference.py

Optional: the tests read the stored file. Needs networkx with numpy and scipy; with igraph every value that it has too is compared first.
All networks are built by networkx, which is under the 3-clause BSD licence: https://networkx.org
"""

import itertools
import json
import math
import pathlib
import random

import networkx as nx

try:
    import igraph
except ImportError:
    igraph = None

LICENCE = "as built by networkx, 3-clause BSD licence"


def kautz():
    """The Kautz digraph K(2, 2): twice the line digraph of three nodes that all point at each other."""
    graph = nx.complete_graph(3, create_using=nx.DiGraph)
    return nx.line_graph(nx.line_graph(graph))


# Graph, where it is published, and whether its weights count.
NETWORKS = {
    "karate": (nx.karate_club_graph, "Zachary 1977, J. Anthropol. Res. 33:452-473, friendships", False),
    "karate-contexts": (nx.karate_club_graph, "Zachary 1977, J. Anthropol. Res. 33:452-473, contexts in which two met", True),
    "florentine-families": (nx.florentine_families_graph, "Breiger & Pattison 1986, Social Networks 8:215-256, marriages", False),
    "southern-women": (nx.davis_southern_women_graph, "Davis, Gardner & Gardner 1941, Deep South, women and events", False),
    "krackhardt-kite": (nx.krackhardt_kite_graph, "Krackhardt 1990, Adm. Sci. Q. 35:342-369", False),
    "petersen": (nx.petersen_graph, "Petersen 1898, L'Intermédiaire des Mathématiciens 5:225-227", False),
    "frucht": (nx.frucht_graph, "Frucht 1939, Compositio Mathematica 6:239-250", False),
    "desargues": (nx.desargues_graph, "Coxeter 1950, Bull. Am. Math. Soc. 56:413-455", False),
    "tutte": (nx.tutte_graph, "Tutte 1946, J. London Math. Soc. 21:98-101", False),
    "kautz": (kautz, "Kautz 1968, in Li & Reddy, Design of (d, k) graphs", False),
}


def undirected(graph, weighted):
    """Members 0, 1, 2 … in the graph's own order; a pair weighs what its ties weigh together."""
    number = {node: i for i, node in enumerate(graph)}
    result = nx.Graph()
    result.add_nodes_from(range(len(number)))
    for a, b, data in graph.edges(data=True):
        i, j = number[a], number[b]
        before = result.get_edge_data(i, j, {"weight": 0})["weight"]
        result.add_edge(i, j, weight=before + (data["weight"] if weighted else 1))
    return result


def s_core(graph):
    """The weakest node goes first; it stood at the largest strength that any node had to go at so far."""
    left, level, index = graph.copy(), 0, {}
    while len(left):
        node, strength = min(left.degree(weight="weight"), key=lambda row: row[1])
        level = max(level, strength)
        index[node] = level
        left.remove_node(node)
    return index


def fit(graph, core):
    """Pearson correlation of the weights with the ideal core and periphery, over all pairs."""
    rows = [(graph[a][b]["weight"] if b in graph[a] else 0, float(a in core or b in core)) for a, b in itertools.combinations(graph, 2)]
    n = len(rows)
    mean_w, mean_d = sum(w for w, _ in rows) / n, sum(d for _, d in rows) / n
    covariance = sum((w - mean_w) * (d - mean_d) for w, d in rows)
    spread = sum((w - mean_w) ** 2 for w, _ in rows) * sum((d - mean_d) ** 2 for _, d in rows)
    return -math.inf if spread == 0 else covariance / math.sqrt(spread)


def best_fit(graph, starts=20):
    """The best fit that climbing from many random cores, by flips of single members, finds."""
    dice, best = random.Random(1), -math.inf
    for _ in range(starts):
        core = {node for node in graph if dice.random() < dice.choice([0.1, 0.3, 0.5])}
        value = fit(graph, core)
        while True:
            flips = [(fit(graph, core ^ {node}), node) for node in graph]
            top, node = max(flips)
            if top <= value + 1e-12:
                break
            value, core = top, core ^ {node}
        best = max(best, value)
    return best


def joined(graph):
    return sum(len(part) * (len(part) - 1) // 2 for part in nx.connected_components(graph))


def pair_loss(graph, node):
    rest = graph.copy()
    rest.remove_node(node)
    own = len(nx.node_connected_component(graph, node)) - 1
    return 1 - joined(rest) / (joined(graph) - own)


def stranded(graph, node):
    rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
    return len(rest) - max((len(part) for part in nx.connected_components(rest)), default=0)


def values(graph, original):
    n, nodes = len(graph), list(graph)
    degree = dict(graph.degree())
    column = lambda table: [table[node] for node in nodes]
    cuts = set(nx.articulation_points(graph))
    louvain = [nx.community.louvain_communities(graph, weight="weight", seed=seed) for seed in range(100)]
    found = {
        "organizationCount": n,
        "pairCount": graph.number_of_edges(),
        "totalWeight": graph.size(weight="weight"),
        "density": nx.density(graph),
        "centralisation": sum(max(degree.values()) - k for k in degree.values()) / ((n - 1) * (n - 2)),
        "components": nx.number_connected_components(graph),
        "bestFit": best_fit(graph),
        "bestModularity": max(nx.community.modularity(graph, parts, weight="weight") for parts in louvain),
        "bridges": sorted(sorted(pair) for pair in nx.bridges(graph)),
        "degree": column(degree),
        "strength": column(dict(graph.degree(weight="weight"))),
        "coreNumber": column(nx.core_number(graph)),
        "sCore": column(s_core(graph)),
        "pageRank": column(nx.pagerank(graph, alpha=0.85, weight="weight", tol=1e-13, max_iter=1000)),
        "betweenness": column(nx.betweenness_centrality(graph, normalized=False)),
        "constraint": column(nx.constraint(graph, weight="weight")),
        "effectiveSize": column(nx.effective_size(graph)),
        "articulation": [node in cuts for node in nodes],
        "pairLoss": [pair_loss(graph, node) for node in nodes],
        "stranded": [stranded(graph, node) for node in nodes],
    }
    if original.is_directed():
        # networkx counts ties, the method pairs: 2M / (2M + A) becomes M / (M + A).
        r = nx.overall_reciprocity(original)
        found["reciprocity"] = r / (2 - r)
    return found


def compare(name, graph, found):
    """Stops where igraph, another program by other people, finds something else."""
    other = igraph.Graph(n=len(graph), edges=list(graph.edges()))
    weights = [data["weight"] for _, _, data in graph.edges(data=True)]
    near = lambda a, b: all(math.isclose(x, y, rel_tol=1e-7, abs_tol=1e-7) for x, y in zip(a, b, strict=True))
    cuts = set(other.articulation_points())
    checks = {
        "degree": other.degree(),
        "strength": other.strength(weights=weights),
        "coreNumber": other.coreness(),
        "pageRank": other.pagerank(damping=0.85, weights=weights),
        "betweenness": other.betweenness(),
        "constraint": other.constraint(weights=weights),
        "articulation": [node in cuts for node in graph],
    }
    for key, theirs in checks.items():
        assert near(found[key], theirs), f"{name}: igraph finds another {key}"
    assert sorted(sorted(other.es[e].tuple) for e in other.bridges()) == found["bridges"], f"{name}: igraph finds other bridges"
    best = max(other.community_leiden("modularity", weights=weights, n_iterations=10).modularity for _ in range(20))
    found["bestModularity"] = max(found["bestModularity"], best)


networks = {}
for name, (build, origin, weighted) in NETWORKS.items():
    original = build()
    graph = undirected(original, weighted)
    found = values(graph, original)
    if igraph is not None:
        compare(name, graph, found)
    number = {node: i for i, node in enumerate(original)}
    networks[name] = {
        "origin": origin,
        "licence": LICENCE,
        "directed": original.is_directed(),
        "ties": [[number[a], number[b], data["weight"] if weighted else 1] for a, b, data in original.edges(data=True)],
        "values": found,
    }

by = {"networkx": nx.__version__, "igraph": None if igraph is None else igraph.__version__}
lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(network, ensure_ascii=False)}" for name, network in networks.items())
path = pathlib.Path(__file__).with_name("networks.json")
path.write_text(f'{{\n  "by": {json.dumps(by)},\n{lines}\n}}\n', encoding="utf-8")
print(f"{path.name}: {len(networks)} networks by {by}")
