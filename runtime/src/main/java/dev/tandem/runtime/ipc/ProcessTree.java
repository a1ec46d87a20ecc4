package dev.tandem.runtime.ipc;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process and those that it started. */
final class ProcessTree {
  private ProcessTree() {}

  private static Set<ProcessHandle> of(ProcessHandle root) {
    Set<ProcessHandle> tree = new LinkedHashSet<>();
    tree.add(root);
    root.descendants().forEach(tree::add);
    return tree;
  }

  /** Kills them; also those that are stopped. */
  static void kill(ProcessHandle root) {
    of(root).forEach(ProcessHandle::destroyForcibly);
  }

  /** Asks them to end, waits for it, and kills those that have not. */
  static void end(ProcessHandle root, Duration grace) {
    Set<ProcessHandle> tree = of(root); // Now: those whose parent has ended cannot be found.
    tree.forEach(ProcessHandle::destroy);
    CompletableFuture<?>[] ends =
        tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(ends).get(TimeUnit.NANOSECONDS.convert(grace), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      killLeft(root, tree);
    } catch (InterruptedException e) {
      killLeft(root, tree);
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void killLeft(ProcessHandle root, Set<ProcessHandle> tree) {
    tree.addAll(of(root)); // Those that were started meanwhile.
    tree.forEach(ProcessHandle::destroyForcibly);
  }
}
