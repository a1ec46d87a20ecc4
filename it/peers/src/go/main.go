// A client and a server of the sample services: peer server, or peer client PORT CASE.
package main

import (
	"encoding/json"
	"os"
)

// print writes a line of JSON.
func print(line interface{}) {
	if err := json.NewEncoder(os.Stdout).Encode(line); err != nil {
		panic(err)
	}
}

func main() {
	if os.Args[1] == "server" {
		serve()
	} else {
		call(os.Args[2], os.Args[3])
	}
}
