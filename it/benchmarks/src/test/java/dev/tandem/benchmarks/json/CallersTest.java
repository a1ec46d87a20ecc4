package dev.tandem.benchmarks.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.benchmarks.wire.CountingProxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class CallersTest {

  /** Each call fails if its answer is not right. */
  @ParameterizedTest
  @EnumSource
  void eachContenderGetsRightAnswersAndItsBytesAreCounted(Contender contender) throws Exception {
    try (DirectoryServers servers = new DirectoryServers();
        CountingProxy proxy = new CountingProxy(contender.port(servers));
        Caller caller = contender.connect(proxy.port())) {
      for (Situation situation : Situation.values()) {
        situation.call.on(caller);
      }
      long sent = proxy.sent();
      caller.upload();
      assertTrue(proxy.sent() - sent > Caller.FILE.size());
    }
  }

  @Test
  void wrongAnswersAreFound() {
    assertThrows(IllegalStateException.class, () -> Caller.check(false));
    byte[] other = Json.MAPPER.writeValueAsBytes(Json.User.of(1));
    assertThrows(IllegalStateException.class, () -> RestCaller.checkUser(2, other));
  }

  @ParameterizedTest
  @CsvSource({
    "only=speed, only=speed",
    "rounds=many, rounds=many",
    "forks=3, forks=3",
    "rounds=0, rounds=0"
  })
  void badArgumentsAreNamed(String argument, String bad) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Settings.parse(argument));
    assertTrue(e.getMessage().endsWith("not " + bad), e.getMessage());
  }

  @Test
  void argumentsAreRead() {
    Settings settings = Settings.parse("only=codec,calls", "rounds=3", "millis=200");
    assertEquals(List.of("codec", "calls"), settings.only());
    assertEquals(3, settings.rounds());
    assertEquals(200, settings.run().toMillis());
  }
}
