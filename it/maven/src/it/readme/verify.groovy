import java.util.jar.JarFile

// The pom is that of the README, to the letter (it/demo's ReadmeTest says so).
new JarFile(new File(basedir, 'target/hello-1.jar')).withCloseable { jar ->
  ['hello/v1/greeter.proto', 'com/example/hello/v1/GreeterClient.class', 'com/example/hello/PoliteGreeter.class'].each {
    assert jar.getEntry(it) != null : it
  }
}
return true
