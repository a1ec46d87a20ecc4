package dev.tandem.benchmarks.json;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Makes an object and writes it to bytes; reads bytes to an object. Time per object. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class JsonCodec {

  /** The name of a {@link Subject}. */
  @Param({"USER", "USERS", "CHUNK"})
  public String subject = "";

  private Subject chosen;
  private Message prototype;
  private Parser<? extends Message> parser;
  private byte[] protobuf;
  private byte[] json;

  /** Writes once what is then read. */
  @Setup(Level.Trial)
  public void prepare() {
    chosen = Subject.valueOf(subject);
    prototype = chosen.message().getDefaultInstanceForType();
    parser = prototype.getParserForType();
    protobuf = protobufWrite();
    json = jacksonWrite();
  }

  /** A message to protobuf. */
  @Benchmark
  public byte[] protobufWrite() {
    return chosen.message().toByteArray();
  }

  /** A record to JSON. */
  @Benchmark
  public byte[] jacksonWrite() {
    return Json.MAPPER.writeValueAsBytes(chosen.record());
  }

  /** A message to JSON. */
  @Benchmark
  public byte[] jsonFormatWrite() {
    return Sizes.json(chosen.message());
  }

  /** protobuf to a message. */
  @Benchmark
  public Object protobufRead() throws InvalidProtocolBufferException {
    return parser.parseFrom(protobuf);
  }

  /** JSON to a record. */
  @Benchmark
  public Object jacksonRead() {
    return Json.MAPPER.readValue(json, chosen.recordType);
  }

  /** JSON to a message. */
  @Benchmark
  public Object jsonFormatRead() throws InvalidProtocolBufferException {
    Message.Builder builder = prototype.newBuilderForType();
    JsonFormat.parser().merge(new String(json, StandardCharsets.UTF_8), builder);
    return builder.build();
  }
}
