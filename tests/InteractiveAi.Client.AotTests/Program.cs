using InteractiveAi.Client.AotTests;

var runner = new CheckRunner(Console.Out, TimeSpan.FromSeconds(30));
await LoopbackChecks.RunAsync(runner);
await WireChecks.RunAsync(runner);
await ChatChecks.RunAsync(runner);
await AdapterChecks.RunAsync(runner);
await GatewayChecks.RunAsync(runner);
await InjectionChecks.RunAsync(runner);
return runner.Summarise();
