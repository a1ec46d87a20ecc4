'use strict';
// Makes the calls of one case and prints a line of JSON for what came of each: client.js PORT CASE

const { grpc, chat, routeguide, user, detailsOf } = require('./samples');

const [port, name] = process.argv.slice(2);
const FIRST_FIVE = { lo: { latitude: 0 }, hi: { latitude: 4 } };
const LONG = { lo: { latitude: 1 }, hi: { latitude: 10_000 } };
const ENDLESS = { lo: { latitude: 0 }, hi: { latitude: 0x7ffffffe } };

const client = (Service, options) =>
  new Service(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), options);
const guide = client(routeguide.RouteGuide);
const users = client(user.v1.UserService);
const chatRoom = client(chat.v1.ChatService);
// docs:node-compression
const compressing = client(routeguide.RouteGuide, {
  'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip,
});
// docs:end

const soon = () => ({ deadline: Date.now() + 1000 });
const text = (value) => (value.length > 100 ? `${value.length} characters` : value);
const describe = {
  feature: (feature) => feature.name,
  summary: (summary) => `${summary.point_count} points, ${summary.distance}`,
  note: (note) => text(note.message),
  user: (one) => `${one.id} ${one.name} ${one.email} ${one.created_at}`,
};

function detail({ type, value }) {
  const problems = type === 'google.rpc.BadRequest' ? value.field_violations : value.errors;
  const texts = problems.map((each) => `${each.field} ${each.description ?? each.message}`);
  return `${type}: ${texts.join(', ')}`;
}

function samples(metadata) {
  const found = {};
  for (const key of Object.keys(metadata.getMap()).filter((each) => each.startsWith('sample-'))) {
    found[key] = metadata.get(key).map((each) => each.toString(key.endsWith('-bin') ? 'hex' : undefined));
  }
  return found;
}

/** Starts a call and tells what came, when it has ended. */
function outcome(start, show, onMessage = () => {}) {
  return new Promise((resolve) => {
    const seen = { code: '', message: '', details: [], responses: [], headers: {}, trailers: {} };
    const give = (message) => {
      seen.responses.push(show(message));
      onMessage(call, message, seen);
    };
    const call = start((error, response) => (error ? undefined : give(response)));
    call.on('data', give);
    call.on('metadata', (headers) => (seen.headers = samples(headers)));
    call.on('error', () => {}); // the status has it all
    call.on('status', (status) => {
      seen.code = grpc.status[status.code];
      seen.message = status.details;
      seen.details = status.code === 0 ? [] : detailsOf(status).map(detail);
      seen.trailers = samples(status.metadata);
      setImmediate(() => resolve(seen)); // the callback of a unary call comes after its status
    });
  });
}

function metadata(entries) {
  const result = new grpc.Metadata();
  entries.forEach(([key, value]) => result.add(key, value));
  return result;
}

const sampleHeaders = () =>
  metadata([
    ['sample-text', 'one'],
    ['sample-data-bin', Buffer.from([0, 1, 0x7f, 0x80, 0xff])],
  ]);

const compressPlease = () => metadata([['compress-with', 'gzip']]);

// A call takes metadata, options and, for a unary response, a callback; the first two may be left out.
const getFeature = (latitude, ...settings) =>
  outcome((done) => guide.GetFeature({ latitude }, ...settings, done), describe.feature);

const getUser = (id) => outcome((done) => users.GetUser({ id }, done), describe.user);

const createUser = (one) =>
  outcome((done) => users.CreateUser(one, done), (response) => describe.user(response.user));

function recordRoute(latitudes) {
  const start = (done) => {
    const call = guide.RecordRoute(done);
    latitudes.forEach((latitude) => call.write({ latitude }));
    call.end();
    return call;
  };
  return outcome(start, describe.summary);
}

/** Sends each text when the answer to the one before has come, and ends after the last. */
function dialogue(stub, texts, headers = new grpc.Metadata()) {
  const next = (call) => {
    const message = texts.shift();
    return message === undefined ? call.end() : call.write({ message });
  };
  const start = () => {
    const call = stub.RouteChat(headers);
    next(call);
    return call;
  };
  return outcome(start, describe.note, next);
}

/** Says three things at once, and does not end. */
function talk() {
  const call = guide.RouteChat();
  ['a', 'b', 'c'].forEach((message) => call.write({ message }));
  return call;
}

/** Cancels a call that has no end at its third message. */
function untilThree(start, show) {
  return outcome(start, show, (call, message, seen) => {
    if (seen.responses.length === 3) {
      call.cancel();
    }
    seen.responses.length = Math.min(seen.responses.length, 3); // some may be on their way
  });
}

const cases = {
  unary: [() => getFeature(7)],
  server_streaming: [() => outcome(() => guide.ListFeatures(FIRST_FIVE), describe.feature)],
  client_streaming: [() => recordRoute([1, 2, 3])],
  bidi_streaming: [() => dialogue(guide, ['a', 'b', 'c'])],
  empty_streams: [() => recordRoute([]), () => dialogue(guide, [])],
  large_message: [() => dialogue(guide, ['x'.repeat(1_000_000)])],
  long_stream: [() => outcome(() => guide.ListFeatures(LONG), describe.feature)],
  large_numbers: [() => createUser({ name: 'Ada', email: 'ada@example.com' })],
  metadata_of_unary: [() => getFeature(7, sampleHeaders())],
  metadata_of_streams: [() => dialogue(guide, ['a'], sampleHeaders())],
  repeated_metadata: [
    () => getFeature(7, metadata([['sample-text', 'one'], ['sample-text', 'two, three']])),
  ],
  status_codes: Array.from({ length: 16 }, (_, index) => () => getUser(index + 1)),
  error_details: [() => createUser({ name: '', email: 'ada' })],
  error_details_after_messages: [() => outcome(() => users.GetUserStream({}), describe.user)],
  unimplemented: [() => outcome((done) => chatRoom.SendMessage({}, done), String)],
  deadline_of_unary: [() => getFeature(1), () => getFeature(-1, soon())],
  deadline_of_stream: [
    () => getFeature(1),
    () => outcome(() => guide.RouteChat(soon()), describe.note),
  ],
  cancelled_reading: [() => untilThree(() => guide.ListFeatures(ENDLESS), describe.feature)],
  cancelled_talking: [() => untilThree(talk, describe.note)],
  compressed_requests: [() => dialogue(compressing, ['x'.repeat(9000)])],
  compressed_responses: [() => dialogue(compressing, ['x'.repeat(9000)], compressPlease())],
};

(async () => {
  for (const call of cases[name]) {
    console.log(JSON.stringify(await call()));
  }
  process.exit(0);
})();
