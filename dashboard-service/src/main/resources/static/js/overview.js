/** The overview: figures, the live map, the stream of records. */
import { $, el, embedded, fill, keyed, status } from './dom.js';
import { bytes, compact, count, duration, lagStatus, plural, rate } from './format.js';
import { sighted } from './app.js';
import { follow } from './socket.js';
import { FlowMap } from './flow-map.js';
import { RecordStream } from './stream.js';

const map = new FlowMap($('#flow'), $('#flow-narrow'), $('#flow-empty'), $('#legend'));
const stream = new RecordStream($('#stream'));
const start = embedded() ?? {};

function showStats(stats) {
    sighted(stats);
    const behind = stats.maxLagSeconds;
    const inPart = stats.topicsKnownInPart;
    fill($('#stats'), {
        produceNote: { text: inPart ? `${plural(inPart, 'topic')} not known in full` : 'into all topics' },
        produceRate: { text: rate(stats.produceRate) },
        consumeRate: { text: rate(stats.consumeRate) },
        totalLag: { text: compact(stats.totalLag), title: count(stats.totalLag) + ' records', status: lagStatus(behind) },
        lagNote: behind === null || behind === undefined ? 'time behind unknown' : `${hasUnknownAge ? 'at least' : 'at most'} ${duration(behind)} behind`,
        topics: count(stats.topics),
        partitions: count(stats.partitions),
        records: { text: compact(stats.records), title: count(stats.records) },
        bytes: { text: bytes(stats.bytes) + (inPart ? ` · without ${count(inPart)} of ${plural(stats.topics, 'topic')}` : '') },
        groups: count(stats.groups),
        brokers: count(stats.brokers),
    });
}

function showCluster(cluster) {
    const under = cluster.underReplicatedPartitions;
    const offline = cluster.offlinePartitions;
    fill($('#stats'), {
        brokersNote: offline
            ? { text: `${count(offline)} partitions offline`, status: 'bad' }
            : under
              ? { text: `${count(under)} under-replicated`, status: 'warn' }
              : { text: under === 0 ? 'all replicas in sync' : 'not seen yet', status: null },
    });
    keyed(
        $('#brokers'),
        cluster.brokers ?? [],
        (broker) => broker.id,
        () => el('li', { class: 'badge' }, el('i', { class: 'dot', 'aria-hidden': 'true' }), el('span')),
        (node, broker) => {
            const isUnseen = broker.status === 'UNKNOWN';
            const isDown = broker.status === 'DOWN';
            status(node, isDown ? 'bad' : isUnseen ? null : broker.underReplicated ? 'warn' : 'ok');
            const words = isDown ? 'down' : isUnseen ? 'not seen now' : broker.underReplicated ? `${count(broker.underReplicated)} under-replicated` : 'up';
            node.lastChild.textContent = `broker ${broker.id} ${words}${broker.id === cluster.controllerId ? ' · controller' : ''}`;
            node.title = `${broker.host}:${broker.port}${broker.rack ? ', rack ' + broker.rack : ''}, leads ${count(broker.leaders)} of ${count(broker.replicas)} replicas, ${bytes(broker.bytes)}`;
        },
    );
}

let hasUnknownAge = (start.flow?.groups ?? []).some(isOfUnknownAge);

function isOfUnknownAge(group) {
    return group.lag !== 0 && (group.lagSeconds === null || group.lagSeconds === undefined);
}

function showFlow(flow) {
    sighted(flow);
    hasUnknownAge = (flow.groups ?? []).some(isOfUnknownAge);
    map.show(flow);
    stream.offer(flow.topics);
}

if (start.stats) showStats(start.stats);
if (start.cluster) showCluster(start.cluster);
if (start.flow) showFlow(start.flow);
follow('/topic/stats', '/api/stats', showStats);
follow('/topic/cluster', '/api/cluster', showCluster);
follow('/topic/flow', '/api/flow', showFlow);
