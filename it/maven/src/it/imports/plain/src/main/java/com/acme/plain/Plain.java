package com.acme.plain;

/** Of a module without protos. */
public final class Plain {
  private Plain() {}
}
