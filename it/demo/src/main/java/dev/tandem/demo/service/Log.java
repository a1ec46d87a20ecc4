package dev.tandem.demo.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What has happened so far, for readers that wait for what happens next. */
final class Log<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<T> entries = new ArrayList<>();

  void add(T entry) {
    lock.lock();
    try {
      entries.add(entry);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }

  /** Gives an entry, and waits for it if it is still to come. */
  T await(int index) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (entries.size() <= index) {
        grown.await();
      }
      return entries.get(index);
    } finally {
      lock.unlock();
    }
  }
}
