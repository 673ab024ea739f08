using InteractiveAi.Client.Benchmarks;

Settings settings = Settings.Parse(args);
switch (settings.Command)
{
    case "memory":
        new MemoryTopic(settings).Run();
        return 0;
    default:
        Console.Error.WriteLine("Say what to measure: memory.");
        return 2;
}
