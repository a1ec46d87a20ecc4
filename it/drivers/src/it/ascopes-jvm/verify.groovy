def classes = new File(basedir, 'target/classes/com/acme')
['PoliteGreeter', 'v1/GreeterApiClient', 'v1/HelloReply'].each {
  assert new File(classes, it + '.class').isFile()
}
return true
