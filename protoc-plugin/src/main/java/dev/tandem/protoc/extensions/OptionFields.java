package dev.tandem.protoc.extensions;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.tandem.protoc.diagnostics.InvalidRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a message whose class the generator does not have. protoc writes one encoding for
 * each {@code option (tandem.rpc).field = …}; together they are the message.
 */
final class OptionFields {
  private static final int DURATION_SECONDS = 1;
  private static final int DURATION_NANOS = 2;

  private final UnknownFieldSet fields;

  private OptionFields(UnknownFieldSet fields) {
    this.fields = fields;
  }

  /** Reads an option that is a message, from among the options of an element. */
  static Optional<OptionFields> of(UnknownFieldSet options, int number) {
    return new OptionFields(options).message(number);
  }

  Optional<OptionFields> message(int number) {
    List<ByteString> encodings = fields.getField(number).getLengthDelimitedList();
    return encodings.isEmpty() ? Optional.empty() : Optional.of(merge(encodings));
  }

  List<OptionFields> messages(int number) {
    return fields.getField(number).getLengthDelimitedList().stream()
        .map(encoding -> merge(List.of(encoding)))
        .toList();
  }

  String text(int number) {
    List<ByteString> texts = fields.getField(number).getLengthDelimitedList();
    return texts.isEmpty() ? "" : texts.get(texts.size() - 1).toStringUtf8();
  }

  Optional<Integer> number(int number) {
    List<Integer> all = numbers(number);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Numbers may be packed into one field, and protoc may be asked not to. */
  List<Integer> numbers(int number) {
    Field field = fields.getField(number);
    List<Integer> numbers = new ArrayList<>();
    field.getVarintList().forEach(value -> numbers.add(value.intValue()));
    for (ByteString packed : field.getLengthDelimitedList()) {
      try {
        CodedInputStream input = packed.newCodedInput();
        while (!input.isAtEnd()) {
          numbers.add(input.readRawVarint32());
        }
      } catch (IOException broken) {
        throw damaged(broken);
      }
    }
    return numbers;
  }

  Optional<Double> real(int number) {
    List<Long> bits = fields.getField(number).getFixed64List();
    return bits.isEmpty()
        ? Optional.empty()
        : Optional.of(Double.longBitsToDouble(bits.get(bits.size() - 1)));
  }

  /** A {@code google.protobuf.Duration}. */
  Optional<ProtoDuration> duration(int number) {
    return message(number)
        .map(
            duration ->
                new ProtoDuration(
                    duration.fields.getField(DURATION_SECONDS).getVarintList().stream()
                        .reduce(0L, (before, last) -> last),
                    duration.number(DURATION_NANOS).orElse(0)));
  }

  /** The fields that a newer tandem/options.proto has and this generator does not know. */
  Set<Integer> others(Set<Integer> known) {
    Set<Integer> others = new TreeSet<>(fields.asMap().keySet());
    others.removeAll(known);
    return others;
  }

  private static OptionFields merge(List<ByteString> encodings) {
    UnknownFieldSet.Builder message = UnknownFieldSet.newBuilder();
    try {
      for (ByteString encoding : encodings) {
        message.mergeFrom(encoding);
      }
    } catch (InvalidProtocolBufferException broken) {
      throw damaged(broken);
    }
    return new OptionFields(message.build());
  }

  private static InvalidRequestException damaged(IOException why) {
    return new InvalidRequestException("an option of tandem/options.proto is damaged", why);
  }
}
