package dev.tandem.benchmarks.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody has less to do than the others: all write and read the same values. */
class JsonCodecTest {

  private static JsonCodec codec(Subject subject) {
    JsonCodec codec = new JsonCodec();
    codec.subject = subject.name();
    codec.prepare();
    return codec;
  }

  @ParameterizedTest
  @EnumSource
  void allReadWhatWasWritten(Subject subject) throws Exception {
    JsonCodec codec = codec(subject);
    assertEquals(subject.message(), codec.protobufRead());
    assertEquals(subject.message(), codec.jsonFormatRead());
    assertArrayEquals(codec.jacksonWrite(), Json.MAPPER.writeValueAsBytes(codec.jacksonRead()));
  }

  @ParameterizedTest
  @EnumSource
  void recordsAndMessagesHaveTheSameValues(Subject subject) throws Exception {
    JsonCodec codec = codec(subject);
    var builder = subject.message().newBuilderForType();
    JsonFormat.parser().merge(new String(codec.jacksonWrite(), StandardCharsets.UTF_8), builder);
    assertEquals(subject.message(), builder.build());
    Object record = Json.MAPPER.readValue(codec.jsonFormatWrite(), subject.recordType);
    assertArrayEquals(codec.jacksonWrite(), Json.MAPPER.writeValueAsBytes(record));
  }
}
