/** A record in the words of other tools: JSON, curl, kcat, Java. What a record says is quoted, never taken for a command. */
import { el, text } from './dom.js';
import { getJson } from './socket.js';
import { isolationAsked } from './record-key.js';
import { pretty, readJson } from './json.js';

const isNumber = (format) => ['INT', 'LONG', 'SHORT', 'FLOAT', 'DOUBLE'].includes(format);

/** What a key or value is in JSON: JSON as it was written, numbers as numbers, the rest as a string. */
function inJson(value, format, isCut) {
    if (value === null || value === undefined) return 'null';
    if (format === 'JSON' && !isCut && readJson(value)) return value.trim();
    if (isNumber(format) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value)) return value;
    return JSON.stringify(value);
}

const EXPORTED = ['topic', 'partition', 'offset', 'timestamp', 'timestampType', 'key', 'keyFormat', 'keySize', 'keyProblem', 'keySchema', 'value', 'valueFormat', 'valueSize', 'valueProblem', 'valueSchema', 'truncated', 'headers'];

/** A record as one line of JSON, field by field as the export resource writes it. */
export const asLine = (record) => JSON.stringify(Object.fromEntries(EXPORTED.filter((name) => name in record).map((name) => [name, record[name]])));

/** A record for reading: a value that is JSON stands in it as that, each number as it was written. */
export function asJson(record) {
    const headers = (record.headers ?? []).map((header) => `{"key":${JSON.stringify(header.key)},"value":${header.value === null ? 'null' : JSON.stringify(header.value)}}`);
    const parts = [
        ['topic', JSON.stringify(record.topic)],
        ['partition', record.partition],
        ['offset', record.offset],
        ['timestamp', JSON.stringify(record.timestamp)],
        ['key', inJson(record.key, record.keyFormat, false)],
        ['keyFormat', JSON.stringify(record.keyFormat)],
        ['value', inJson(record.value, record.valueFormat, record.truncated).replace(/[\r\n]+/g, ' ')],
        ['valueFormat', JSON.stringify(record.valueFormat)],
        ['headers', `[${headers.join(',')}]`],
    ];
    if (record.truncated) parts.push(['truncated', 'true']);
    const line = `{${parts.map(([name, value]) => `"${name}":${value}`).join(',')}}`;
    const tree = readJson(line);
    return tree ? pretty(tree) : line;
}

const quoted = (words) => `'${String(words).replaceAll("'", "'\\''")}'`;

export function curlRead(record) {
    const isolation = new URLSearchParams(isolationAsked()).toString();
    return `curl -s ${quoted(`${location.origin}/api/messages/${encodeURIComponent(record.topic)}/${record.partition}/${record.offset}${isolation && '?' + isolation}`)}`;
}

/** The format in which the resource that writes records takes what is shown; none for what does not tell its bytes. */
const WRITTEN = { BINARY: 'hex', HEX: 'hex', BASE64: 'base64', SHORT: 'short', INT: 'int', LONG: 'long', FLOAT: 'float', DOUBLE: 'double', JSON: 'text', TEXT: 'text', NONE: 'text', TOMBSTONE: 'text' };
const written = (format) => WRITTEN[format ?? 'NONE'];

/** How a key or a value is written again: by the schema that it was read by, if there is one. */
const writtenBy = (name, format, schema) => (schema ? { [`${name}Format`]: 'schema', [`${name}Schema`]: { subject: schema.subject, version: schema.version } } : { [`${name}Format`]: written(format) });

export function curlWrite(record) {
    const body = {
        key: record.key ?? null,
        ...writtenBy('key', record.keyFormat, record.keySchema),
        value: record.value ?? null,
        ...writtenBy('value', record.valueFormat, record.valueSchema),
        headers: (record.headers ?? []).map((header) => ({ name: header.key, value: header.value, format: written(header.format) })),
    };
    return `curl -s -X POST ${quoted(`${location.origin}/api/topics/${encodeURIComponent(record.topic)}/records`)} \\\n  -H 'Content-Type: application/json' \\\n  -d ${quoted(JSON.stringify({ records: [body] }))}`;
}

const bootstrap = () => getJson('/api/cluster').then((cluster) => (cluster.brokers ?? []).filter((broker) => broker.host && broker.status !== 'DOWN').slice(0, 3).map((broker) => `${broker.host}:${broker.port}`).join(',') || '127.0.0.1:9092', () => '127.0.0.1:9092');

export async function kcatRead(record) {
    return `kcat -C -b ${quoted(await bootstrap())} -t ${quoted(record.topic)} -p ${record.partition} -o ${record.offset} -c 1 \\\n  -f 'time    %T\\nkey     %k\\nheaders %h\\nvalue   %s\\n'`;
}

/** A text as a Java literal: whatever is not plain is written by its number, so that it cannot end the literal. */
export function javaString(words) {
    return '"' + words.replace(/[\\"]|[^ -~]/g, (c) => ({ '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[c] ?? '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')) + '"';
}

const javaBytes = (value, format) => {
    if (value === null || value === undefined) return 'null';
    return format === 'BINARY' || format === 'HEX' ? `HexFormat.of().parseHex(${javaString(value)})` : `${javaString(value)}.getBytes(UTF_8)`;
};

export async function javaRead(record) {
    return `// needs org.apache.kafka:kafka-clients
var config = Map.<String, Object>of("bootstrap.servers", ${javaString(await bootstrap())}, "isolation.level", "read_committed");
try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new StringDeserializer())) {
    var partition = new TopicPartition(${javaString(record.topic)}, ${record.partition});
    consumer.assign(List.of(partition));
    consumer.seek(partition, ${record.offset}L);
    for (var record : consumer.poll(Duration.ofSeconds(10)).records(partition)) {
        System.out.println(record);
        break; // the record at the offset alone
    }
}`;
}

export async function javaWrite(record) {
    const headers = (record.headers ?? []).map((header) => `\n    record.headers().add(${javaString(header.key)}, ${javaBytes(header.value, header.format)});`).join('');
    const time = record.timestamp ? `${Date.parse(record.timestamp)}L` : 'null';
    return `// needs org.apache.kafka:kafka-clients
var config = Map.<String, Object>of("bootstrap.servers", ${javaString(await bootstrap())}, "acks", "all");
try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
    byte[] key = ${javaBytes(record.key, record.keyFormat)};
    byte[] value = ${javaBytes(record.value, record.valueFormat)};
    var record = new ProducerRecord<>(${javaString(record.topic)}, ${record.partition}, ${time}, key, value);${headers}
    RecordMetadata written = producer.send(record).get();
    System.out.println(written);
}`;
}

/** The menu's entries: words, and what each copies. */
export function copies(record) {
    const canWrite = !record.truncated && [record.keySchema, record.valueSchema].every((schema) => !schema || schema.subject) && written(record.keyFormat) && written(record.valueFormat);
    const canJava = !record.truncated && !record.keySchema && !record.valueSchema && !isNumber(record.keyFormat) && !isNumber(record.valueFormat) && ![record.keyFormat, record.valueFormat].some((format) => ['UUID', 'BASE64'].includes(format));
    return [
        ['JSON', () => asJson(record)],
        record.value === null || record.value === undefined ? null : ['Value', () => record.value],
        record.key === null || record.key === undefined ? null : ['Key', () => record.key],
        ['curl that reads it', () => curlRead(record)],
        canWrite ? ['curl that writes it again', () => curlWrite(record)] : null,
        ['kcat that reads it', () => kcatRead(record)],
        ['Java that reads it', () => javaRead(record)],
        canJava ? ['Java that writes it again', () => javaWrite(record)] : null,
    ].filter(Boolean);
}

/** Puts words on the clipboard, also where the page is not served securely; says whether it could. */
export async function toClipboard(words) {
    try {
        await navigator.clipboard.writeText(words);
        return true;
    } catch {
        const area = el('textarea', { class: 'sr-only', 'aria-hidden': 'true' });
        area.value = words;
        (document.querySelector('dialog[open]') ?? document.body).append(area);
        area.select();
        const isDone = document.execCommand('copy');
        area.remove();
        return isDone;
    }
}

/** Tells on the button itself that it was copied. */
export function tellCopied(button, isDone, words = button.dataset.words ?? button.textContent) {
    button.dataset.words = words;
    text(button, isDone ? 'Copied' : 'Not allowed');
    setTimeout(() => text(button, words), 1500);
}
