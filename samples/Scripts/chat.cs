// dotnet run chat.cs -- [model]
#:package InteractiveAi.Client@0.1.0
using InteractiveAi.Client;

using var client = new ChatClient(InteractiveAiOptions.FromEnvironment());
var model = args is [var named, ..] ? named : "openai/gpt-4o-mini";
List<Message> conversation = [new SystemMessage("Be brief.")];
Console.WriteLine($"Talking to {model}. An empty line ends the conversation.");
while (true)
{
    Console.Write("> ");
    if (Console.ReadLine() is not { Length: > 0 } said)
    {
        return;
    }

    conversation.Add(said);
    CompletionBuilder answer = new();
    try
    {
        await foreach (var chunk in client.StreamAsync(new ChatRequest { Model = model, Messages = conversation }))
        {
            answer.Add(chunk);
            Console.Write(chunk.Text);
        }

        Console.WriteLine();
        conversation.Add(answer.Build().Message);
    }
    catch (Exception e) when (e is ChatClientException or HttpRequestException or TimeoutException)
    {
        // Cut off or refused: what was said is taken back, so that the next line starts from a whole conversation.
        Console.WriteLine($"\n[{e.Message}]");
        conversation.RemoveAt(conversation.Count - 1);
    }
}
