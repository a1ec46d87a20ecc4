package dev.tandem.security;

import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Exception;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Headers;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A peer that speaks HTTP/2 frame by frame: it sends what it likes, and sees all that comes. */
final class RawClient implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RESET = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;

  static final int ACK = 1;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private static final int LARGEST_FRAME = 1 << 14;

  private final Socket socket;
  private final DataOutputStream out;
  private final DataInputStream in;
  private final DefaultHttp2HeadersDecoder hpack = new DefaultHttp2HeadersDecoder(false);

  /** What came: a part of the connection's bytes. */
  record Frame(int type, int flags, int stream, byte[] payload) {

    /** Gives the number that begins at this byte, such as the code of an error. */
    int number(int at) {
      return Unpooled.wrappedBuffer(payload).getInt(at);
    }

    boolean endsStream() {
      return type == RESET || (type == HEADERS || type == DATA) && (flags & END_STREAM) != 0;
    }
  }

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0);
    await(SETTINGS);
    frame(SETTINGS, ACK, 0); // From now on, the server's settings hold.
  }

  void frame(int type, int flags, int stream, byte... payload) throws IOException {
    out.writeByte(payload.length >> 16);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
    out.flush();
  }

  /** Begins a call of the guide's. */
  void begin(int stream, String rpc, Map<String, String> headers) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(":method", "POST");
    all.put(":scheme", "http");
    all.put(":path", "/routeguide.RouteGuide/" + rpc);
    all.put(":authority", "localhost");
    all.put("te", "trailers");
    all.put("content-type", "application/grpc");
    all.putAll(headers);
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (Map.Entry<String, String> header : all.entrySet()) {
      block.write(0); // HPACK's "literal without indexing"
      string(block, header.getKey());
      string(block, header.getValue());
    }
    frame(HEADERS, END_HEADERS, stream, block.toByteArray());
  }

  private static void string(ByteArrayOutputStream block, String text) throws IOException {
    if (text.length() < 127) {
      block.write(text.length());
    } else { // HPACK's integers: 7 bits at a time, the last ones last.
      block.write(127);
      int rest = text.length() - 127;
      for (; rest >= 128; rest >>= 7) {
        block.write(rest & 127 | 128);
      }
      block.write(rest);
    }
    block.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends a message of a call, framed as gRPC does, and perhaps the end of the requests. */
  void message(int stream, int flags, boolean compressed, byte... content) throws IOException {
    byte[] framed = new byte[5 + content.length];
    Unpooled.wrappedBuffer(framed)
        .setByte(0, compressed ? 1 : 0)
        .setInt(1, content.length)
        .setBytes(5, content);
    int at = 0;
    for (; framed.length - at > LARGEST_FRAME; at += LARGEST_FRAME) {
      frame(DATA, 0, stream, Arrays.copyOfRange(framed, at, at + LARGEST_FRAME));
    }
    frame(DATA, flags, stream, Arrays.copyOfRange(framed, at, framed.length));
  }

  /** Reads the next frame; fails at the end of the connection. */
  Frame read() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    return new Frame(type, flags, stream, in.readNBytes(length));
  }

  /** Reads up to the first frame of this type. */
  Frame await(int type) throws IOException {
    Frame frame = read();
    while (frame.type != type) {
      frame = read();
    }
    return frame;
  }

  /** Reads what the server answers to a call, up to its end. */
  RawAnswer answer(int stream) throws IOException {
    RawAnswer answer = new RawAnswer();
    while (true) {
      Frame frame = read();
      answer.add(frame, frame.type == HEADERS ? decode(frame) : null);
      if (frame.stream == stream && frame.endsStream()) {
        return answer;
      }
    }
  }

  private Http2Headers decode(Frame frame) throws IOException {
    try {
      return hpack.decodeHeaders(frame.stream, Unpooled.wrappedBuffer(frame.payload));
    } catch (Http2Exception e) {
      throw new IOException("headers that HPACK cannot decode", e);
    }
  }

  /** Reads to the end of the connection. */
  void awaitClose() throws IOException {
    while (in.read() >= 0) {}
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
