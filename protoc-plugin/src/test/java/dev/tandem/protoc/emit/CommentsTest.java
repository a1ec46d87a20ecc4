package dev.tandem.protoc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.tandem.protoc.model.CallKind;
import dev.tandem.protoc.model.CallPolicy;
import dev.tandem.protoc.model.Documentation;
import dev.tandem.protoc.model.Idempotency;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.model.ServiceTypes;
import dev.tandem.protoc.model.SourceRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentsTest {
  private static final JavaType MESSAGE = JavaType.topLevel("p", "Message");
  private static final SourceRef SOURCE = SourceRef.of("p.proto");

  @Test
  void eachIsConvertedOnce() {
    Comments comments = new Comments();
    MethodModel get = method("Get", "Gets `it`.");
    ServiceModel service =
        new ServiceModel(
            "p.Get",
            ServiceTypes.of("p", "Get"),
            MESSAGE,
            List.of(get),
            List.of(),
            new Documentation("Serves `it`.", false),
            SOURCE);
    assertEquals("Serves {@code it}.", comments.of(service));
    assertEquals("Gets {@code it}.", comments.of(get));
    assertEquals("", comments.of(method("Put", "")));
    assertSame(comments.of(service), comments.of(service));
    assertSame(comments.of(get), comments.of(get));
  }

  private static MethodModel method(String name, String comment) {
    return new MethodModel(
        name,
        "p.Get/" + name,
        name,
        name,
        CallKind.UNARY,
        Idempotency.UNKNOWN,
        CallPolicy.NONE,
        List.of(),
        MESSAGE,
        MESSAGE,
        false,
        new Documentation(comment, false),
        SOURCE);
  }
}
