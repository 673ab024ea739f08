namespace InteractiveAi.Client.Samples;

/// <summary>A streamed conversation, a tool, a typed answer.</summary>
internal sealed class Tour(Connection connection, Spending spending)
{
    private readonly ChatClient _client = connection.Client;

    public async Task RunAsync()
    {
        Title("A conversation, streamed");
        await ConverseAsync(
            "Hello! My name is Ana, and I live in Lisbon.",
            "What is my name?",
            "Tell me a short story about a tram and a lighthouse.",
            "Please summarise our conversation in one sentence."
        );

        Title("A tool");
        await UseToolAsync("What is the weather in Lisbon and Porto?");

        Title("A typed answer");
        await ReadTypedAsync(
            "Ana goes from Lisbon to Porto on 12 March 2027, with a budget of 120.50 euros. Two passengers, first class."
        );
    }

    private async Task ConverseAsync(params string[] questions)
    {
        List<Message> conversation = [];
        foreach (var question in questions)
        {
            Console.WriteLine($"> {question}");
            conversation.Add(question);

            var answer = new CompletionBuilder();
            await foreach (var chunk in _client.StreamAsync(new ChatRequest { Messages = conversation }))
            {
                Console.Write(chunk.Text);
                answer.Add(chunk);
            }

            Console.WriteLine();
            conversation.Add(spending.Count(answer.Build()).Message);
        }
    }

    private async Task UseToolAsync(string question)
    {
        Console.WriteLine($"> {question}");
        List<Message> conversation = [new SystemMessage("Answer in one or two sentences."), question];
        var request = new ChatRequest
        {
            Messages = conversation,
            Tools =
            [
                FunctionTool.Create("get_weather", "Current weather in a city", SampleJson.Default.WeatherQuestion),
            ],
        };

        ChatCompletion reply;
        while ((reply = spending.Count(await _client.CompleteAsync(request))).FinishReason == FinishReason.ToolCalls)
        {
            conversation.Add(reply.Message);
            foreach (var call in reply.ToolCalls)
            {
                var city = call.Function.ReadArguments(SampleJson.Default.WeatherQuestion)!.City;
                var weather = Weather.In(city);
                Console.WriteLine($"  {call.Function.Name}({city}): {weather}");
                conversation.Add(new ToolMessage(call.Id, weather));
            }
        }

        Console.WriteLine(reply.Text);
    }

    private async Task ReadTypedAsync(string text)
    {
        Console.WriteLine($"> {text}");
        var request = new ChatRequest { Messages = [new SystemMessage("Extract the journey."), text] };

        var journey = await _client.CompleteAsync(request, SampleJson.Default.Journey);

        spending.Count(journey.Completion);
        Console.WriteLine(
            journey.Value is { } found
                ? $"{found.Traveller}: {found.Origin} → {found.Destination} on {found.Date:yyyy-MM-dd}, {found.Passengers} passengers, {found.Budget:0.00} euros"
                : $"There is no journey: {journey.Failure} {journey.FailureDetail}"
        );
    }

    private static void Title(string title)
    {
        Console.WriteLine();
        Console.WriteLine($"== {title} ==");
    }
}
