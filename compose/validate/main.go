// Loads compose.yaml as Compose itself would and prints the normalised project as JSON. Nothing of this process's own
// environment reaches the file: variables are those of the given env file and of the arguments.
//
//	go run . <compose.yaml> <versions.env> NAME=value ...
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: validate <compose.yaml> <versions.env> [NAME=value ...]")
		os.Exit(2)
	}
	json, err := load(os.Args[1], os.Args[2], os.Args[3:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout.Write(append(json, '\n'))
}

func load(file string, versions string, variables []string) ([]byte, error) {
	options, err := cli.NewProjectOptions(
		[]string{file},
		cli.WithEnv(variables),
		cli.WithEnvFiles(versions),
		cli.WithDotEnv,
		cli.WithProfiles([]string{"*"}),
		cli.WithResolvedPaths(true),
	)
	if err != nil {
		return nil, err
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return nil, err
	}
	return project.MarshalJSON()
}
