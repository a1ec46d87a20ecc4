package dev.tandem.testing;

import com.example.hello.v1.Greeter;
import com.example.hello.v1.Greeting;
import com.example.hello.v1.Name;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.ArrayList;
import java.util.List;

/** Greets whoever has a name. */
class PoliteGreeter implements Greeter {
  static Name name(String name) {
    return Name.newBuilder().setName(name).build();
  }

  static Greeting hello(String name) {
    return Greeting.newBuilder().setText("Hello, " + name).build();
  }

  @Override
  public Greeting greet(Name request) {
    if (request.getName().isEmpty()) {
      throw new RpcException.InvalidArgument("a name is needed");
    }
    return hello(request.getName());
  }

  @Override
  public void greetOften(Name request, Sender<Greeting> responses) {
    for (int i = 0; i < 3; i++) {
      responses.send(greet(request));
    }
  }

  @Override
  public Greeting greetTogether(Receiver<Name> requests) {
    List<String> names = new ArrayList<>();
    requests.forEach(name -> names.add(name.getName()));
    return hello(String.join(" and ", names));
  }

  @Override
  public void greetAll(Receiver<Name> requests, Sender<Greeting> responses) {
    for (Name name : requests) {
      responses.send(greet(name));
    }
  }
}
