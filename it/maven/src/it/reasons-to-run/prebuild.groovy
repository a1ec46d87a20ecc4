// The modules are alike; verify.groovy changes one thing in each.
new groovy.xml.XmlSlurper().parse(new File(basedir, 'pom.xml')).modules.module*.text().each { name ->
  def module = new File(basedir, name)
  if (!module.exists()) {
    def template = new File(basedir, 'template')
    template.eachFileRecurse(groovy.io.FileType.FILES) {
      def copy = new File(module, template.toPath().relativize(it.toPath()).toString())
      copy.parentFile.mkdirs()
      copy.text = it.text.replace('NAME', name)
    }
  }
}
return true
