/**
 * gRPC calls as JSON over two byte streams, such as the standard input and output of a child
 * process. The child makes calls ({@link dev.tandem.runtime.ipc.json.JsonChannel}), the parent
 * answers them ({@link dev.tandem.runtime.ipc.json.JsonServer}). A program in any language that
 * keeps to what follows can be either.
 *
 * <h2>Frames</h2>
 *
 * <p>Each stream is a <a href="https://www.rfc-editor.org/rfc/rfc7464">JSON text sequence</a> (RFC
 * 7464) in UTF-8: a frame is the byte 0x1E, one JSON object without a line feed in it, and a line
 * feed. Whatever is between a line feed and the next 0x1E is no frame but text, such as lines that
 * something has printed on standard output; the parent passes it on. A frame that is not whole, or
 * not one of those below, ends the connection: every call ends with INTERNAL and with what came,
 * because to go on would be to lose a message.
 *
 * <p>Each frame has the number of its call, as its first member, and says one thing. Members that
 * are not known are ignored.
 *
 * <table>
 * <caption>Frames of the caller</caption>
 * <tr><td>{@code {"call":1,"method":"user.v1.UserService/GetUser","timeout":"1.5s","headers":{…}}}
 *     </td><td>begins call 1; timeout and headers may be absent</td></tr>
 * <tr><td>{@code {"call":1,"message":…}}</td><td>a request</td></tr>
 * <tr><td>{@code {"call":1,"halfClose":true}}</td><td>there are no more requests</td></tr>
 * <tr><td>{@code {"call":1,"request":16}}</td><td>asks for so many more responses</td></tr>
 * <tr><td>{@code {"call":1,"cancel":"no longer needed"}}</td><td>ends the call</td></tr>
 * </table>
 *
 * <table>
 * <caption>Frames of who answers</caption>
 * <tr><td>{@code {"call":1,"headers":{…}}}</td>
 *     <td>the response's headers, before its messages; may be absent</td></tr>
 * <tr><td>{@code {"call":1,"message":…}}</td><td>a response</td></tr>
 * <tr><td>{@code {"call":1,"request":16}}</td><td>asks for so many more requests</td></tr>
 * <tr><td>{@code {"call":1,"status":{"code":"NOT_FOUND","message":"no user 7"},"trailers":{…}}}
 *     </td><td>ends the call; message and trailers may be absent</td></tr>
 * </table>
 *
 * <h2>Calls</h2>
 *
 * <ul>
 *   <li>Numbers of calls begin with 1 and go up. Calls may overlap in any way. Frames of a call
 *       that has ended are ignored, because the two ends may cross; those of a call that was never
 *       begun end the connection.
 *   <li>All four kinds of rpc look alike: a unary rpc has one request and one response. A call ends
 *       with its status, or when it is cancelled.
 *   <li>A timeout is relative, in seconds, as JSON has a {@code google.protobuf.Duration}. The
 *       caller itself sees to it that the call ends in time; who answers may stop working then.
 *   <li>Codes are the names of gRPC's status codes.
 * </ul>
 *
 * <h2>Flow control</h2>
 *
 * <p>Each side may send two messages of a call before it is asked for any, so a unary call needs no
 * {@code request}. Above that it sends no more than the other side has asked for in all, where the
 * first two count: who wants 16 messages from the start asks for 14. More ends the connection.
 *
 * <h2>Headers and trailers</h2>
 *
 * <p>An object of arrays, as a name may have several values: {@code
 * {"color":["red","blue"],"grpc-status-details-bin":["CAUSBG5vbmU="]}}. Values whose name ends with
 * {@code -bin} are bytes in base64. Details of an error are in {@code grpc-status-details-bin}, a
 * {@code google.rpc.Status} in binary, as in all of gRPC.
 *
 * <h2>Messages</h2>
 *
 * <p>A message is protobuf's <a href="https://protobuf.dev/programming-guides/json/">JSON</a>, as
 * {@code JsonFormat} of protobuf-java-util reads and writes it. Fields that are not known are
 * ignored, so that the two programs may be of different versions. What that JSON does not have does
 * not cross: unknown fields, proto2's extensions and the sign of -0.0. An {@code Any} may have the
 * types of the rpc's proto file and of all that this imports; another one fails the call with
 * INTERNAL. Messages of an rpc whose marshaller is not one of protobuf are a string: the
 * marshaller's bytes in base64.
 *
 * <p>A message may have 4 MiB in gRPC's own encoding, as everywhere in gRPC, and four times as much
 * as JSON. A larger one fails its call with RESOURCE_EXHAUSTED; it is not kept while it is read.
 *
 * <h2>The end</h2>
 *
 * <p>A side that has no more to say closes the stream that it writes. When a stream has ended, all
 * open calls end with UNAVAILABLE.
 */
@NullMarked
package dev.tandem.runtime.ipc.json;

import org.jspecify.annotations.NullMarked;
