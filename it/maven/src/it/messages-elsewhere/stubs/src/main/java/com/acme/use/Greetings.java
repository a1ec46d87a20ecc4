package com.acme.use;

import com.acme.GreeterApi;
import com.acme.Hello;

/** The stub of this module with the message of the other one: compiling it is the test. */
public final class Greetings implements GreeterApi {
  @Override
  public Hello greet(Hello request) {
    return request;
  }
}
