"""S3: restarts in place under load, with sockets that outlive the server."""
from load import LENIENCY
from restarts import Load
from supervisor import Supervisor


def test_nobody_is_refused_while_it_starts_again(cluster, keys, tmp_path, rounds):
    with Load(Supervisor(tmp_path, cluster, keys)) as load:
        for round in rounds("S3 restart in place", short=20, long=100):
            answered = load.answered
            end, start = load.restart()
            round.sum("answered", load.answered - answered)
            round.none("refused", load.refused)
            # Asked to end, it answers what it has taken.
            round.none("failed", load.failed)
            round.most("seconds to the end", end, bound=LENIENCY * 10)
            round.most("seconds from the start to ready", start)
            round.most("seconds of a call", load.longest)
