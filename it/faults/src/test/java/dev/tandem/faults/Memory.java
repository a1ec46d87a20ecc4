package dev.tandem.faults;

import dev.tandem.stubs.Await;
import io.grpc.netty.shaded.io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** What this process uses, in bytes. */
final class Memory {
  private Memory() {}

  static long heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Heap after a collection, and another for what cleaners have let go of. */
  static long liveHeap() {
    System.gc();
    Await.sleep(50);
    System.gc();
    return heap();
  }

  /** Direct buffers: Netty counts its own, and Java those that Netty does not take past it. */
  static long direct() {
    long counted =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return Math.max(counted, PlatformDependent.usedDirectMemory());
  }
}
