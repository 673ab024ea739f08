using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>What a <see cref="FaultServer"/> can do, to be put together to the script of a connection.</summary>
internal static class FaultSteps
{
    /// <summary>Reads a whole request, and keeps it.</summary>
    public static FaultStep Read { get; } =
        async connection =>
        {
            var call = await connection.Wire.ReadCallAsync(connection.Limit);
            Assert.That(call, Is.Not.Null, "a request comes before the connection ends");
            connection.Server.Add(new FaultCall(connection.Number, call!.Value.Head, call.Value.Body));
        };

    /// <summary>Reads the head of a request and nothing of its body, and keeps it.</summary>
    public static FaultStep ReadHead { get; } =
        async connection =>
        {
            var head = await connection.Wire.ReadHeadAsync(connection.Limit);
            Assert.That(head, Is.Not.Null, "a request comes before the connection ends");
            connection.Server.Add(new FaultCall(connection.Number, head!, Body: ""));
        };

    /// <summary>Breaks the connection.</summary>
    public static FaultStep Reset { get; } =
        static connection =>
        {
            connection.Wire.Reset();
            return Task.CompletedTask;
        };

    /// <summary>Ends the connection, as every script does at its end.</summary>
    public static FaultStep Close { get; } =
        static connection =>
        {
            connection.Wire.Dispose();
            return Task.CompletedTask;
        };

    /// <summary>Waits until the client closes the connection.</summary>
    public static FaultStep WaitForEnd { get; } =
        static connection => connection.Wire.WaitForEndAsync(connection.Limit);

    /// <summary>Reads a part of the request's body, and leaves the rest where it is.</summary>
    public static FaultStep ReadSome(int bytes) =>
        connection => connection.Wire.ReadExactlyAsync(new byte[bytes], connection.Limit);

    public static FaultStep Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    public static FaultStep Write(byte[] bytes) => connection => connection.WriteAsync(bytes);

    /// <summary>Writes as far as the client wants it.</summary>
    public static FaultStep Offer(byte[] bytes) =>
        async connection =>
        {
            try
            {
                await connection.WriteAsync(bytes);
            }
            catch (IOException)
            {
                // The client has seen enough.
            }
        };

    /// <summary>Writes byte by byte, each in a packet of its own, or until the client closes the connection.</summary>
    public static FaultStep Drip(string text) =>
        async connection =>
        {
            try
            {
                foreach (var one in Encoding.UTF8.GetBytes(text))
                {
                    await connection.WriteAsync(new[] { one });
                    await Task.Yield();
                }
            }
            catch (IOException)
            {
                // The client has seen enough.
            }
        };

    /// <summary>Writes the same over and over, until the client closes the connection or the limit is reached.</summary>
    public static FaultStep Repeat(byte[] bytes, long most = long.MaxValue) =>
        async connection =>
        {
            try
            {
                while (connection.Written < most)
                {
                    await connection.WriteAsync(bytes);
                }
            }
            catch (IOException)
            {
                // The client has closed the connection, as is hoped for.
            }
        };

    /// <summary>Waits for the test.</summary>
    public static FaultStep WaitFor(TaskCompletionSource signal) =>
        connection => signal.Task.WaitAsync(connection.Limit);

    /// <summary>Tells the test.</summary>
    public static FaultStep Tell(TaskCompletionSource signal) =>
        connection =>
        {
            signal.TrySetResult();
            return Task.CompletedTask;
        };
}
