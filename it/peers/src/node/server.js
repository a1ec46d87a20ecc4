'use strict';
// A server of the sample services. Prints a line of JSON for its port and for what it sees.

const { grpc, routeguide, user, withDetails } = require('./samples');

function report(line) {
  console.log(JSON.stringify(line));
}

/** Sends the caller's own metadata back, as headers and as trailers; gives the trailers. */
function mirror(call) {
  const headers = new grpc.Metadata();
  const trailers = new grpc.Metadata();
  for (const name of ['sample-text', 'sample-data-bin']) {
    for (const value of call.metadata.get(name)) {
      headers.add(name, value);
      trailers.add(name.replace('sample', 'sample-end'), value);
    }
  }
  call.sendMetadata(headers);
  return trailers;
}

function watch(call, method) {
  const deadline = call.getDeadline();
  if (deadline !== Infinity) {
    report({ event: 'deadline', method, millis: new Date(deadline).getTime() - Date.now() });
  }
  call.on('cancelled', () => call.answered || report({ event: 'cancelled', method })); // comes at every end
}

const feature = (location) => ({ name: `at ${location.latitude}`, location });

const routeGuide = {
  GetFeature(call, callback) {
    watch(call, 'GetFeature');
    if (call.request.latitude >= 0) {
      const trailers = mirror(call);
      call.answered = true;
      callback(null, feature(call.request), trailers);
    } // else it is never found
  },

  async ListFeatures(call) {
    watch(call, 'ListFeatures');
    const trailers = mirror(call);
    const { lo, hi } = call.request;
    let proceed = () => {};
    call.on('drain', () => proceed());
    call.on('cancelled', () => proceed());
    for (let latitude = lo.latitude; latitude <= hi.latitude && !call.cancelled; latitude++) {
      if (!call.write(feature({ latitude }))) {
        await new Promise((resolve) => (proceed = resolve));
      }
    }
    call.answered = !call.cancelled;
    call.end(trailers);
  },

  RecordRoute(call, callback) {
    watch(call, 'RecordRoute');
    const trailers = mirror(call);
    const summary = { point_count: 0, distance: 0 };
    call.on('data', (point) => {
      summary.point_count++;
      summary.distance += point.latitude;
    });
    call.on('end', () => {
      call.answered = true;
      callback(null, summary, trailers);
    });
  },

  RouteChat(call) {
    watch(call, 'RouteChat');
    const trailers = mirror(call);
    call.on('data', (note) => {
      if (!call.write(note)) {
        call.pause();
        call.once('drain', () => call.resume());
      }
    });
    // When the call is cancelled, its requests may look as if they had ended, for a moment.
    const answer = () => {
      call.answered = !call.cancelled;
      call.end(trailers);
    };
    call.on('end', () => setTimeout(answer, 20));
  },
};

// docs:node-error
/** The error for a user whose fields are not what they should be. */
function notValid() {
  return withDetails(grpc.status.INVALID_ARGUMENT, 'the user is not valid: Zoë', [
    [
      'common.v1.ValidationError',
      {
        errors: [
          { field: 'name', message: 'must not be empty' },
          { field: 'email', message: 'must have an @' },
        ],
      },
    ],
    [
      'google.rpc.BadRequest',
      { field_violations: [{ field: 'email', description: 'must have an @' }] },
    ],
  ]);
}
// docs:end

const users = {
  GetUser(call, callback) {
    const code = Number(call.request.id);
    callback({ code, details: `code ${code}: 100 % Zoë\nand a line` });
  },

  CreateUser(call, callback) {
    const { name, email } = call.request;
    if (!name || !email.includes('@')) {
      callback(notValid());
    } else {
      callback(null, { user: { id: '9007199254740993', name, email, created_at: -1 } });
    }
  },

  GetUserStream(call) {
    call.write({ id: 1, name: 'Ada', email: 'ada@example.com' });
    call.write({ id: 2, name: 'Alan', email: 'alan@example.com' });
    call.emit('error', notValid());
  },
};

const server = new grpc.Server();
server.addService(routeguide.RouteGuide.service, routeGuide);
server.addService(user.v1.UserService.service, users);
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    throw error;
  }
  report({ port });
});
