using Microsoft.Win32.SafeHandles;

namespace InteractiveAi.Client;

/// <summary>Media in a file, opened for one sending.</summary>
internal sealed class FileSlices : MediaSlices
{
    private readonly SafeFileHandle _file;

    public FileSlices(string path)
    {
        _file = File.OpenHandle(path, options: FileOptions.Asynchronous | FileOptions.SequentialScan);
        Length = RandomAccess.GetLength(_file);
    }

    public override long Length { get; }

    public override async ValueTask<int> ReadAsync(
        long offset,
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        int total = 0;
        while (total < buffer.Length)
        {
            int read = await RandomAccess
                .ReadAsync(_file, buffer[total..], offset + total, cancellationToken)
                .ConfigureAwait(false);
            if (read is 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    public override int Read(long offset, Span<byte> buffer)
    {
        int total = 0;
        while (total < buffer.Length)
        {
            int read = RandomAccess.Read(_file, buffer[total..], offset + total);
            if (read is 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    public override void Dispose() => _file.Dispose();
}
