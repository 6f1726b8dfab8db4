// Keepalive on an event loop that has nothing else to wake up for, as a Go program keeps it: a goroutine turns libvirt's default loop, and
// the pings of a silent connection through a daemon must turn it too. Prints how often it turned, as enough or not.
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/libvirt/libvirt-go"
)

func main() {
	if err := libvirt.EventRegisterDefaultImpl(); err != nil {
		fmt.Println("= keepalive: loop\t", err)
		os.Exit(1)
	}
	conn, err := libvirt.NewConnect(os.Args[1])
	if err != nil {
		fmt.Println("= keepalive: connection\t", err)
		os.Exit(1)
	}
	fmt.Printf("= keepalive: set\t%v\n", conn.SetKeepAlive(1, 3))

	turns := make(chan error)
	go func() {
		for {
			turns <- libvirt.EventRunDefaultImpl()
		}
	}()
	end, count := time.After(5*time.Second), 0
	for running := true; running; {
		select {
		case err := <-turns:
			if err != nil {
				fmt.Println("= keepalive: turn\t", err)
				os.Exit(1)
			}
			count++
		case <-end:
			running = false
		}
	}
	alive, err := conn.IsAlive()
	fmt.Printf("= keepalive: the pings turn the loop\t%v\n", count >= 3)
	fmt.Printf("= keepalive: alive\t%v %v\n", alive, err)
}
