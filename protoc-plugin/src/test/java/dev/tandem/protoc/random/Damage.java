package dev.tandem.protoc.random;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes requests that protoc would never send. */
final class Damage {
  private static final List<Object> TEXTS =
      List.of(
          "", ".", "..", "a/b", "../../x", "/etc/x", "a\nb", "\u0000", "a b", ".a..b", "\u2028",
          "1");

  private Damage() {}

  /** Bytes with some of them changed, taken away, doubled, or mixed in. */
  static byte[] bytes(byte[] whole, Random random) {
    byte[] changed = whole.clone();
    for (int times = random.nextInt(3); times >= 0; times--) {
      int at = random.nextInt(changed.length);
      int length = Math.min(changed.length - at, 1 + random.nextInt(8));
      switch (random.nextInt(5)) {
        case 0, 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> changed[at] = (byte) random.nextInt(256);
        case 3 -> changed = joined(changed, at, at + length);
        default -> changed = joined(changed, at + length, at);
      }
    }
    return changed;
  }

  /** The bytes up to an end, and those from a start: some are left out, or come twice. */
  private static byte[] joined(byte[] bytes, int end, int start) {
    byte[] joined = Arrays.copyOf(bytes, end + bytes.length - start);
    System.arraycopy(bytes, start, joined, end, bytes.length - start);
    return joined;
  }

  /** All messages with one number or text exchanged for an absurd one, or one list doubled. */
  static List<Message> values(Message tree) {
    List<Message> all = new ArrayList<>();
    tree.getAllFields()
        .forEach(
            (field, value) -> {
              if (!field.isRepeated()) {
                replacements(field, value)
                    .forEach(other -> all.add(tree.toBuilder().setField(field, other).build()));
                return;
              }
              List<?> values = (List<?>) value;
              for (int i = 0; i < values.size(); i++) {
                all.add(tree.toBuilder().addRepeatedField(field, values.get(i)).build());
                for (Object other : replacements(field, values.get(i))) {
                  all.add(tree.toBuilder().setRepeatedField(field, i, other).build());
                }
              }
            });
    return all;
  }

  private static List<?> replacements(FieldDescriptor field, Object value) {
    return switch (field.getJavaType()) {
      case STRING -> TEXTS;
      case INT -> List.of(-1, 0, 7, Integer.MAX_VALUE, Integer.MIN_VALUE);
      case LONG -> List.of(-1L, Long.MAX_VALUE);
      case BOOLEAN -> List.of(!(boolean) value);
      case ENUM -> field.getEnumType().getValues();
      case MESSAGE -> values((Message) value);
      default -> List.of();
    };
  }
}
