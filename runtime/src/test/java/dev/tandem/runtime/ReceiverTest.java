package dev.tandem.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReceiverTest {

  @Test
  void ofGivesEachMessageOnceAndThenTheEnd() throws TimeoutException {
    Receiver<Integer> receiver = Receiver.of(1, 2, 3);
    assertEquals(1, receiver.receive());
    assertEquals(2, receiver.receive(Duration.ZERO));
    List<Integer> rest = new ArrayList<>();
    receiver.forEach(rest::add);
    assertEquals(List.of(3), rest);
    assertNull(receiver.receive());
    assertNull(receiver.receive());
  }

  @Test
  void ofTakesMessagesOneByOne() {
    Receiver<Integer> receiver = Receiver.of(Stream.iterate(1, i -> i + 1)::iterator);
    assertEquals(List.of(1, 2, 3), receiver.stream().limit(3).toList());
    assertEquals(4, receiver.receive());
  }

  @Test
  void closedItEnds() {
    Receiver<Integer> receiver = Receiver.of(List.of(1, 2, 3));
    Iterator<Integer> iterator = receiver.iterator();
    try (Stream<Integer> stream = receiver.stream()) {
      assertEquals(1, stream.iterator().next());
    }
    receiver.close();
    assertNull(receiver.receive());
    assertFalse(iterator.hasNext());
    assertThrows(NoSuchElementException.class, iterator::next);
  }

  @Test
  void listAddIsASender() {
    List<String> sent = new ArrayList<>();
    Sender<String> sender = sent::add;
    sender.send("a");
    sender.trySend("b");
    sender.send("c", Duration.ZERO);
    assertEquals(List.of("a", "b", "c"), sent);
  }
}
