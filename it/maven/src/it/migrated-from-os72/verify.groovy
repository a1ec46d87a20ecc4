// The same sources as before, in the folder that was theirs; and stubs.
['UserNames', 'User', 'Users', 'UsersClient'].each {
  assert new File(basedir, "target/classes/com/acme/${it}.class").isFile()
}
assert new File(basedir, 'target/classes/acme/users.proto').isFile()
return true
