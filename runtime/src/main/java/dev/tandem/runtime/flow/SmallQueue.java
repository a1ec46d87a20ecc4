package dev.tandem.runtime.flow;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A queue that mostly holds one element or two, and then needs no array: most calls are unary.
 *
 * <p>There is a second only if there is a first, and there are others only if there is a second.
 */
public class SmallQueue<T> {
  private @Nullable T first; // older than the second
  private @Nullable T second; // older than all others
  private @Nullable ArrayDeque<T> others;

  /** Adds an element behind all others. */
  public final void add(T element) {
    if (first == null) {
      first = element;
    } else if (second == null) {
      second = element;
    } else {
      others().add(element);
    }
  }

  private ArrayDeque<T> others() {
    ArrayDeque<T> queue = others;
    if (queue == null) {
      queue = new ArrayDeque<>();
      others = queue;
    }
    return queue;
  }

  /** Takes the oldest element, or null if there is none. */
  public final @Nullable T poll() {
    T oldest = first;
    first = second;
    second = others == null ? null : others.poll();
    return oldest;
  }

  /** Gives the oldest element without taking it, or null if there is none. */
  public final @Nullable T peek() {
    return first;
  }

  /** Tells how many elements are in here. */
  public final int size() {
    int inFields = first == null ? 0 : second == null ? 1 : 2;
    return inFields + (others == null ? 0 : others.size());
  }

  /** Says whether there is none. */
  public final boolean isEmpty() {
    return first == null;
  }

  /** Drops all. */
  public final void clear() {
    first = null;
    second = null;
    others = null;
  }
}
