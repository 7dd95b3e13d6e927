package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Parcel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands parcels over in files: while one file is being written the next one gathers. Lishui knows a
 * row by its parcel's id and holds it once, so an attempt of unclear end is made again, in whatever
 * company. What it refuses it says later, in {@link TheirResults}.
 */
final class Outgoing {
  private final BatchFiles files;
  private final BlockingQueue<Waiting> ready = new LinkedBlockingQueue<>();
  private final ReentrantLock turn = new ReentrantLock();

  private record Waiting(Parcel parcel, CompletableFuture<Delivery> result) {
    boolean isDone() {
      return result.isDone();
    }
  }

  Outgoing(BatchFiles files) {
    this.files = files;
  }

  /** As {@link io.lianzhi.contracts.Adapter#deliver}. */
  List<Delivery> deliver(List<Parcel> parcels) {
    List<Waiting> own =
        parcels.stream().map(parcel -> new Waiting(parcel, new CompletableFuture<>())).toList();
    ready.addAll(own);
    turn.lock();
    try {
      if (!own.stream().allMatch(Waiting::isDone)) {
        handOver();
      }
    } finally {
      turn.unlock();
    }
    return own.stream().map(waiting -> waiting.result().join()).toList();
  }

  /** Everything that is ready, each form in a file of its own. */
  private void handOver() {
    List<Waiting> batch = new ArrayList<>();
    ready.drainTo(batch);
    Map<String, List<Waiting>> byForm = new LinkedHashMap<>();
    batch.forEach(waiting ->
        byForm
            .computeIfAbsent(waiting.parcel().message().form(), form -> new ArrayList<>())
            .add(waiting));
    byForm.forEach(this::handOver);
  }

  private void handOver(String form, List<Waiting> batch) {
    List<Parcel> parcels = batch.stream().map(Waiting::parcel).toList();
    Delivery delivery = attempt(form, parcels);
    batch.forEach(waiting -> waiting.result().complete(delivery));
  }

  private Delivery attempt(String form, List<Parcel> parcels) {
    try {
      files.handOver(form, parcels);
      return new Delivery.Accepted();
    } catch (IOException | RuntimeException broken) {
      files.drop();
      return new Delivery.RetryLater(Optional.empty(), "no answer: " + broken.getMessage());
    }
  }
}
