// Go's own use of signals and stacks beside the library: nil pointers that are recovered from, preemption by SIGURG and collections under load, hundreds of goroutines that
// call, signals that the program asked for, children that it waits for. Prints counts, which must be the same whatever library it is.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/libvirt/libvirt-go"
)

const patience = 30 * time.Second

type node struct{ value int }

func told(name string, format string, values ...interface{}) {
	fmt.Printf("= storm: %s\t%s\n", name, strings.ReplaceAll(fmt.Sprintf(format, values...), "\n", " "))
}

//go:noinline
func value(n *node) int { return n.value }

func nilPointer() (caught int64) {
	defer func() {
		if recover() != nil {
			caught = 1
		}
	}()
	value(nil)
	return 0
}

// Stacks of goroutines begin small, and are moved while they grow.
func deeper(n int) int {
	var room [256]byte
	if n == 0 {
		return int(room[n])
	}
	return deeper(n-1) + int(room[n%256]) + 1
}

// A loop without calls, which only a signal can interrupt.
func spin(stop *int32) {
	for n := 0; ; n++ {
		if n&0xfffffff == 0 && atomic.LoadInt32(stop) != 0 {
			return
		}
	}
}

func call(conn *libvirt.Connect) (good, bad int64) {
	domain, err := conn.LookupDomainByName("runs")
	if err != nil {
		return 0, 1
	}
	defer domain.Free()
	xml, err := domain.GetXMLDesc(0)
	if err == nil && strings.HasPrefix(xml, "<domain") {
		good++
	} else {
		bad++
	}
	_, err = conn.LookupDomainByName("nosuch")
	if e, ok := err.(libvirt.Error); ok && e.Code == libvirt.ERR_NO_DOMAIN {
		good++
	} else {
		bad++
	}
	return good, bad
}

func load(name string, conn *libvirt.Connect, events *int64) {
	var nils, depths, goods, bads, exits int64
	var stop int32
	var group, busy sync.WaitGroup

	signals := make(chan os.Signal, 4096)
	signal.Notify(signals, syscall.SIGUSR1, syscall.SIGINT, syscall.SIGCHLD)
	got := map[os.Signal]int{}
	for i := 0; i < 2; i++ {
		busy.Add(1)
		go func() { defer busy.Done(); spin(&stop) }()
	}
	for i := 0; i < 200; i++ {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			for k := 0; k < 10; k++ {
				atomic.AddInt64(&nils, nilPointer())
				atomic.AddInt64(&depths, int64(deeper(200+i)))
				if conn != nil {
					good, bad := call(conn)
					atomic.AddInt64(&goods, good)
					atomic.AddInt64(&bads, bad)
				}
				if i%50 == 0 {
					runtime.GC()
				}
			}
		}(i)
	}
	for i := 0; i < 10; i++ {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			err := exec.Command("sh", "-c", fmt.Sprintf("exit %d", i)).Run()
			if e, ok := err.(*exec.ExitError); ok {
				atomic.AddInt64(&exits, int64(e.ExitCode()))
			} else if err != nil {
				atomic.AddInt64(&exits, 1000)
			}
		}(i)
	}

	// One after another, each awaited: a signal that is sent twice may come once.
	deadline := time.After(patience)
	for i := 0; i < 200; i++ {
		wanted := syscall.SIGUSR1
		if i%2 == 1 {
			wanted = syscall.SIGINT
		}
		syscall.Kill(syscall.Getpid(), wanted)
		for waiting := true; waiting; {
			select {
			case s := <-signals:
				got[s]++
				waiting = s != wanted
			case <-deadline:
				told(name+": signals", "missing after %d", i)
				return
			}
		}
	}
	if conn != nil {
		domain, _ := conn.LookupDomainByName("runs")
		before := atomic.LoadInt64(events)
		for i := 0; i < 50; i++ {
			domain.Suspend()
			domain.Resume()
		}
		for end := time.Now().Add(patience); atomic.LoadInt64(events) < before+100 && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
		}
		told(name+": events", "%d", atomic.LoadInt64(events)-before)
		domain.Free()
	}
	group.Wait()
	atomic.StoreInt32(&stop, 1)
	busy.Wait()
	for len(signals) > 0 {
		got[<-signals]++
	}
	signal.Stop(signals)
	told(name+": counts", "nil pointers %d, depths %d, calls %d, failed %d, statuses %d, SIGUSR1 %d, SIGINT %d, SIGCHLD %v",
		nils, depths, goods, bads, exits, got[syscall.SIGUSR1], got[syscall.SIGINT], got[syscall.SIGCHLD] > 0)
}

func main() {
	var events int64
	load("before the first call", nil, &events)
	libvirt.EventRegisterDefaultImpl()
	libvirt.EventAddTimeout(20, func(int) {})
	go func() {
		for {
			libvirt.EventRunDefaultImpl()
		}
	}()
	conn, err := libvirt.NewConnect(os.Args[1])
	if err != nil {
		told("open", "%v", err)
		os.Exit(1)
	}
	conn.DomainEventLifecycleRegister(nil, func(*libvirt.Connect, *libvirt.Domain, *libvirt.DomainEventLifecycle) {
		nilPointer()
		deeper(1000)
		atomic.AddInt64(&events, 1)
	})
	load("while it is used", conn, &events)
	load("and again", conn, &events)
}
