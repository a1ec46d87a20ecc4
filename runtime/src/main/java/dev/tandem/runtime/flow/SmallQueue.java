package dev.tandem.runtime.flow;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A queue that mostly holds one element at most, and then needs no array: most calls are unary. */
public class SmallQueue<T> {
  private @Nullable T first; // older than all in the queue
  private @Nullable ArrayDeque<T> others;

  /** Adds an element behind all others. */
  public final void add(T element) {
    if (isEmpty()) {
      first = element;
      return;
    }
    ArrayDeque<T> queue = others;
    if (queue == null) {
      queue = new ArrayDeque<>();
      others = queue;
    }
    queue.add(element);
  }

  /** Takes the oldest element, or null if there is none. */
  public final @Nullable T poll() {
    T oldest = first;
    if (oldest != null) {
      first = null;
      return oldest;
    }
    return others == null ? null : others.poll();
  }

  /** Gives the oldest element without taking it, or null if there is none. */
  public final @Nullable T peek() {
    return first != null || others == null ? first : others.peek();
  }

  /** Tells how many elements are in here. */
  public final int size() {
    return (first == null ? 0 : 1) + (others == null ? 0 : others.size());
  }

  /** Says whether there is none. */
  public final boolean isEmpty() {
    return first == null && (others == null || others.isEmpty());
  }

  /** Drops all. */
  public final void clear() {
    first = null;
    others = null;
  }
}
