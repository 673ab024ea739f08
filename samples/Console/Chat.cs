namespace InteractiveAi.Client.Samples;

/// <summary>A conversation typed by the user, one line per message.</summary>
internal sealed class Chat(Connection connection, Spending spending)
{
    private readonly List<Message> _conversation = [];
    private CancellationTokenSource? _answering;

    public async Task RunAsync()
    {
        Console.WriteLine(
            "Type, and end with an empty line. Ctrl+C stops an answer; when there is none, it stops the program."
        );
        Console.CancelKeyPress += StopAnswer;
        try
        {
            while (ReadLine() is { Length: > 0 } line)
            {
                await AnswerAsync(line);
            }
        }
        finally
        {
            Console.CancelKeyPress -= StopAnswer;
        }
    }

    private async Task AnswerAsync(string line)
    {
        _conversation.Add(line);
        var answer = new CompletionBuilder();
        // Not disposed of: Ctrl+C may come at any moment, and without a timer there is nothing to free.
        var answering = new CancellationTokenSource();
        _answering = answering;
        try
        {
            var request = new ChatRequest { Messages = _conversation };
            await foreach (var chunk in connection.Client.StreamAsync(request, answering.Token))
            {
                Console.Write(chunk.Text);
                answer.Add(chunk);
            }

            Console.WriteLine();
        }
        catch (OperationCanceledException) when (answering.IsCancellationRequested)
        {
            Console.WriteLine(" … stopped.");
        }
        catch (Exception exception) when (Failure.IsPassing(exception))
        {
            Console.WriteLine();
            Console.Error.WriteLine(Failure.Explain(exception, connection.Gateway));
        }
        finally
        {
            _answering = null;
        }

        Keep(answer.Build());
    }

    /// <summary>What was said stays in the conversation, if only half of it; a question that got no answer does not.</summary>
    private void Keep(ChatCompletion answer)
    {
        if (answer.Text.Length > 0)
        {
            _conversation.Add(spending.Count(answer).Message);
        }
        else
        {
            _conversation.RemoveAt(_conversation.Count - 1);
        }
    }

    private static string? ReadLine()
    {
        Console.Write("> ");
        var line = Console.ReadLine();
        if (Console.IsInputRedirected)
        {
            // Typed lines are on the screen already, piped ones are not.
            Console.WriteLine(line);
        }

        return line;
    }

    private void StopAnswer(object? sender, ConsoleCancelEventArgs pressed)
    {
        if (_answering is { } answering)
        {
            pressed.Cancel = true;
            answering.Cancel();
        }
    }
}
