(* ocaml-libvirt on the test driver: values, options, exceptions with their code, domain and text, events with the default loop.
   Prints '= NAME<tab>VALUE' for each step, to be compared with what the system's library gives. *)
open Printf
module C = Libvirt.Connect
module D = Libvirt.Domain
module N = Libvirt.Network
module P = Libvirt.Pool
module V = Libvirt.Volume
module E = Libvirt.Event
module VE = Libvirt.Virterror

let line s = Str.global_replace (Str.regexp "\n") "\\n" s

let told name call =
  let text =
    try call () with
    | Libvirt.Virterror e ->
        sprintf "error %s domain %s level %s: %s" (VE.string_of_code e.VE.code) (VE.string_of_domain e.VE.domain) (VE.string_of_level e.VE.level)
          (match e.VE.message with Some m -> m | None -> "none")
    | Libvirt.Not_supported f -> "not supported: " ^ f
    | e -> Printexc.to_string e
  in
  printf "= %s\t%s\n%!" name (line text)

let unit f () = f (); "done"
let strings a = String.concat ", " (List.sort compare (Array.to_list a))

let typed = function
  | n, D.TypedFieldInt32 i -> sprintf "%s=%ld" n i
  | n, D.TypedFieldUInt32 i -> sprintf "%s=%lu" n i
  | n, D.TypedFieldInt64 i -> sprintf "%s=%Ld" n i
  | n, D.TypedFieldUInt64 i -> sprintf "%s=%Lu" n i
  | n, D.TypedFieldFloat f -> sprintf "%s=%f" n f
  | n, D.TypedFieldBool b -> sprintf "%s=%b" n b
  | n, D.TypedFieldString s -> sprintf "%s=%s" n s

let guest = "<domain type='test'><name>fresh</name><memory>65536</memory><os><type>hvm</type></os></domain>"

let () =
  let uri = Sys.argv.(1) in
  told "open nowhere" (fun () -> C.get_type (C.connect ~name:"nosuch:///" ()));
  E.register_default_impl ();
  let conn = C.connect ~name:uri () in
  told "authentication" (fun () -> C.get_type (C.connect_auth ~name:uri { C.credtype = [ C.CredentialAuthname ]; cb = List.map (fun _ -> None) }));
  told "type" (fun () -> C.get_type conn);
  told "version" (fun () -> string_of_int (C.get_version conn));
  told "max vcpus" (fun () -> string_of_int (C.get_max_vcpus conn ()));
  told "domains" (fun () -> string_of_int (C.num_of_domains conn) ^ " " ^ String.concat "," (List.map string_of_int (Array.to_list (C.list_domains conn 9))));
  told "defined domains" (fun () -> strings (C.list_defined_domains conn 9));
  told "networks" (fun () -> strings (C.list_networks conn (C.num_of_networks conn)));
  told "pools" (fun () -> strings (C.list_pools conn (C.num_of_pools conn)));
  told "secrets" (fun () -> strings (C.list_secrets conn (C.num_of_secrets conn)));
  told "node" (fun () -> let i = C.get_node_info conn in sprintf "%s %Ld %d %d %d %d %d %d" i.C.model i.C.memory i.C.cpus i.C.mhz i.C.nodes i.C.sockets i.C.cores i.C.threads);
  told "cells" (fun () -> String.concat "," (List.map Int64.to_string (Array.to_list (C.node_get_cells_free_memory conn 0 2))));
  told "free memory" (fun () -> Int64.to_string (C.node_get_free_memory conn));
  told "capabilities" (fun () -> string_of_bool (String.length (C.get_capabilities conn) > 100));
  told "domain capabilities" (fun () -> string_of_bool (String.length (C.get_domain_capabilities conn) > 100));
  told "keepalive" (fun () -> C.set_keep_alive conn 5 3; "done");
  let d = D.lookup_by_name conn "runs" in
  told "lookup, wrong" (fun () -> D.get_name (D.lookup_by_name conn "nosuch"));
  told "lookup by id" (fun () -> D.get_name (D.lookup_by_id conn 1));
  told "lookup by uuid" (fun () -> D.get_name (D.lookup_by_uuid conn (D.get_uuid d)));
  told "lookup by text" (fun () -> D.get_name (D.lookup_by_uuid_string conn "zz"));
  told "uuid" (fun () -> D.get_uuid_string d);
  told "os type" (fun () -> D.get_os_type d);
  told "info" (fun () -> let i = D.get_info d in sprintf "%b %Ld %Ld %d" (i.D.state = D.InfoRunning) i.D.max_mem i.D.memory i.D.nr_virt_cpu);
  told "xml" (fun () -> D.get_xml_desc_flags d [ D.XmlInactive ]);
  told "scheduler" (fun () -> let n, c = D.get_scheduler_type d in sprintf "%s %d" n c);
  told "scheduler parameters" (fun () ->
      String.concat "," (List.map (function n, D.SchedFieldUInt32 i -> sprintf "%s=%lu" n i | n, _ -> n) (Array.to_list (D.get_scheduler_parameters d 1))));
  told "set scheduler parameters" (unit (fun () -> D.set_scheduler_parameters d [| ("weight", D.SchedFieldUInt32 77l) |]));
  told "set scheduler parameters, wrong type" (unit (fun () -> D.set_scheduler_parameters d [| ("weight", D.SchedFieldBool true) |]));
  told "vcpus" (fun () -> let n, info, maps = D.get_vcpus d 2 1 in sprintf "%d %d %S" n (Array.length info) maps);
  told "max vcpus of guest" (fun () -> string_of_int (D.get_max_vcpus d));
  told "set vcpus" (unit (fun () -> D.set_vcpus d 3));
  told "set vcpus, too many" (unit (fun () -> D.set_vcpus d 99));
  told "pin" (unit (fun () -> D.pin_vcpu d 0 "\001"));
  told "cpu stats" (fun () -> string_of_int (Array.length (D.get_cpu_stats d)));
  told "set memory" (unit (fun () -> D.set_memory d 100000L));
  told "autostart" (fun () -> D.set_autostart d true; string_of_bool (D.get_autostart d));
  told "block stats" (fun () -> string_of_bool ((D.block_stats d "vda").D.rd_req >= 0L));
  told "block stats, wrong" (fun () -> string_of_bool ((D.block_stats d "nosuch").D.rd_req >= 0L));
  told "interface stats" (fun () -> string_of_bool ((D.interface_stats d "vnet0").D.rx_bytes >= 0L));
  told "block peek" (unit (fun () -> D.block_peek d "vda" 0L 10 (String.make 10 ' ') 0));
  told "memory peek" (unit (fun () -> D.memory_peek d [ D.Virtual ] 0L 10 (String.make 10 ' ') 0));
  told "attach" (unit (fun () -> D.attach_device d "<disk/>"));
  told "define" (fun () -> D.get_name (D.define_xml conn guest));
  told "define, bad" (fun () -> D.get_name (D.define_xml conn "<domain"));
  told "create" (unit (fun () -> D.create (D.lookup_by_name conn "fresh")));
  told "undefine" (unit (fun () -> D.undefine (D.lookup_by_name conn "off")));
  told "all stats" (fun () ->
      String.concat "; " (List.sort compare (List.map
        (fun r -> D.get_uuid_string (D.lookup_by_uuid conn r.D.dom_uuid) ^ " " ^ String.concat "," (List.filter (fun s -> not (Str.string_match (Str.regexp ".*time") s 0)) (List.map typed (Array.to_list r.D.params))))
        (List.filter (fun r -> D.get_name (D.lookup_by_uuid conn r.D.dom_uuid) = "runs") (Array.to_list (D.get_all_domain_stats conn [ D.StatsState; D.StatsBalloon; D.StatsVcpu ] []))))));
  told "all domains" (fun () -> strings (Array.of_list (List.map (fun (d, _) -> D.get_name d) (D.get_domains_and_infos conn [ D.ListAll ]))));
  let n = N.lookup_by_name conn "default" in
  told "network" (fun () -> N.get_bridge_name n ^ " " ^ N.get_uuid_string n);
  told "network stops" (unit (fun () -> N.destroy n));
  told "network stops again" (unit (fun () -> N.destroy (N.lookup_by_name conn "default")));
  let p = P.lookup_by_name conn "pool" in
  told "pool" (fun () -> let i = P.get_info (P.const p) in sprintf "%Ld %Ld" i.P.capacity i.P.allocation);
  told "volumes" (fun () -> strings (P.list_volumes (P.const p) (P.num_of_volumes (P.const p))));
  told "volume" (fun () -> let i = V.get_info (V.const (V.lookup_by_name p "one")) in sprintf "%Ld %Ld" i.V.capacity i.V.allocation);
  told "volume by path" (fun () -> V.get_name (V.const (V.lookup_by_path conn "/srv/pool/one")));
  let seen = ref [] and timer = ref 0 in
  let id = E.register_any conn (E.Lifecycle (fun d e -> seen := (D.get_name d ^ " " ^ E.Lifecycle.to_string e) :: !seen)) in
  let t = E.add_timeout conn 10 (fun () -> incr timer) in
  D.suspend d;
  D.resume d;
  D.destroy d;
  let stop = Unix.gettimeofday () +. 5. in
  while Unix.gettimeofday () < stop && (List.length !seen < 3 || !timer = 0) do E.run_default_impl () done;
  told "events" (fun () -> String.concat "; " (List.rev !seen));
  told "timer" (fun () -> string_of_bool (!timer > 0));
  E.remove_timeout conn t;
  E.deregister_any conn id;
  told "no last error" (fun () -> match VE.get_last_error () with None -> "none" | Some e -> VE.to_string e);
  Gc.compact ();
  told "close" (unit (fun () -> C.close conn));
  Gc.compact ();
  told "the end" (fun () -> "here")
